"""What holds of any built site of this generator, whatever it says: a list of rules."""

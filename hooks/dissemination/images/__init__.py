"""Pictures as they are published: upright, in sRGB, without what cameras add, in several sizes."""

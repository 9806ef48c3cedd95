"""The steps of the officer's commands; the command line is in `cli`.

`verify.py` is the gate between content and the public: the build by MkDocs in a process of its own,
at the moment of the run, the rules, and some pages in Chromium where that is installed.
`browser.py` serves the folder on this machine and shows the pages in a frame of 360 px, driven by a
page of its own; names of other hosts are not resolved there.
"""

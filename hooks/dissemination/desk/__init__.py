"""The steps of the officer's commands; the command line is in `cli`.

`verify.py` is the gate between content and the public: the build by MkDocs in a process of its own,
at the moment of the run, the rules, and some pages in Chromium where that is installed.
`serve.py` previews the site while somebody writes: `watch.py` tells of saves, `preview.py` builds
with what did not change, `preview_server.py` serves what `shown.py` shows of it. A page is made
when a browser asks for it, and its script (`reload.js`) loads it anew when its bytes are others.
`browser.py` serves the folder on this machine and shows the pages in a frame of 360 px, driven by a
page of its own; names of other hosts are not resolved there.
"""

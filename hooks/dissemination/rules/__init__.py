"""Rules for any built site of this generator, whatever its content.

`catalogue.py` lists them; each has a name, a cure and a function from the built site to its
breaches. Equal breaches of many pages are one line, and a rule that raises is a line that names it.
No rule names a page, a count or a text, apart from what `FundingNotice` hands in, so that new
content is never stopped for being new. The rules import neither model nor library: they see files
only.

`site.py` reads each file once; what many files share (an event in several calendars, the links of
the layout) is checked once. A page of the generator has the `<main class="main">` of the theme;
another HTML file is free of the theme's rules, but no page of the sitemap may lack it. A feed,
calendar or data file of other origin only has to be well-formed, unless it lies where the generator
writes its own. The budgets of `weight.py` have a limit for one item's text and one for lists, which
grow with the data; both are above those by which the tool's own tests hold its projects.
"""

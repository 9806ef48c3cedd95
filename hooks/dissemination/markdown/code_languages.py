"""The languages of code as texts name them behind its signs."""

from __future__ import annotations

from typing import Final

_NAMES: Final = """
asm awk bash bat bibtex c c++ clojure cmake cmd console cpp cs csharp css csv cypher dart diff
dockerfile dot elixir erlang f90 fortran git go graphql groovy haskell hcl html http ini java
javascript jinja jinja2 js json json5 jsonc jsonld jsonl jsx julia kotlin latex less liquid lisp
lua makefile markdown matlab md nginx nix objectivec ocaml octave pascal perl php plaintext
powershell prolog proto ps1 py python r rb rdf rst ruby rust scala scss sh shell sparql sql svg
swift tex text toml ts tsv tsx ttl turtle txt typescript vb vue wasm xml xsl xslt yaml yml zig zsh
"""
LANGUAGES: Final = frozenset(_NAMES.split())

"""What `mo-advisor` alone prints: what it is, three ways to begin, and where the rest is told. No line is longer than a narrow terminal."""

SHORT_HELP = """\
mo-advisor prints what your council's
Member/Officer Protocol says about a
situation, word for word, and whom it names.

  mo-advisor ask
      answer questions, read what it says
  mo-advisor suggest
      say what happened in your own words
  mo-advisor cite 7.3
      print a clause by its number

`mo-advisor help` lists every command;
`mo-advisor help ask` explains one.
"""

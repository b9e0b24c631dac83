"""Reports for the terminal and for editors that read compilers' messages."""

"""Claims made from what transcripts say: true ones by rewording, false ones by one change each.

Metamorphic testing (Chen, Cheung, Yiu 1998): nobody needs to label the claims, because
the relation between a claim and the statement it was made from says what is right.
"""

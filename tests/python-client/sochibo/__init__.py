"""A client of the exchange, written from docs/protocol.md alone.

It shares no line with the program: where the two understand each other, it is because the document says enough. Names,
hashes and signatures are in `names`, changes and their hashes in `changes`, batches in `batches`, requests and answers in
`messages`, what one laptop holds in `laptop`, HTTP and enrolment in `link`, packages in `packages` and `age`.
"""

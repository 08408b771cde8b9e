"""A client of the exchange, written from docs/protocol.md alone.

It shares no code with the program, so if the two understand each other, the document is complete. Names,
hashes and signatures are in `names`, changes and their hashes in `changes`, batches in `batches`, requests
and answers in `messages`, what one laptop holds in `laptop`, HTTP and enrolment in `link`, packages in
`packages` and `age`.
"""

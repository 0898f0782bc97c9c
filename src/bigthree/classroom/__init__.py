"""The classroom: a page that computes in the reader's browser, and the room that a server adds.

`static_page` writes the page (`site`, with the model made by `engine`) for any host. `server`
serves the same page and keeps the `room`: what groups show, and what the class votes on.
"""

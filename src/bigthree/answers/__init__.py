"""An answer as data, and the three ways to write it: terminal, HTML, Markdown."""

from bigthree.answers.blocks import Answer, Block, Heading, Item, Items, Paragraph, Table

__all__ = ["Answer", "Block", "Heading", "Item", "Items", "Paragraph", "Table"]

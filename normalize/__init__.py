"""What the text should be: text -> text and edits; no input or output."""

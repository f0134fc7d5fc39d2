"""What comes in: files -> Document -> Record."""

"""What holds of a protocol over all the answers that anybody can give: pure, no files, no terminal."""

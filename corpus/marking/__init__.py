"""What of an article is no running text: captions, notices, bios, repeats; marked, never cut."""

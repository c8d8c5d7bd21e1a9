"""What a sentence tells of itself: the times it names, and whose words it is."""

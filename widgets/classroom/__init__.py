"""For people who teach: what a class did, and what to take along. No widgets here."""

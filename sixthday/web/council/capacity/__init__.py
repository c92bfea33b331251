"""The board of capacity: who has room, and when they last said so."""

"""The referral: its task list, its sections, its answers, and what becomes of it."""

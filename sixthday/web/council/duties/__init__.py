"""The duty of one referral: its clock, its decision, its end."""

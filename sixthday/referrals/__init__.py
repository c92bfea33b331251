"""The child, the duty and its decision, the referral."""

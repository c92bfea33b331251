"""The work around a referral: contacts, chasing, handing over."""

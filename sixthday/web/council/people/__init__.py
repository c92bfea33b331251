"""People and settings of access: who may do what, from when until when."""

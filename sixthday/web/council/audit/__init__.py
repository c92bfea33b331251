"""The audit record, for the auditor: reads all, writes nothing."""

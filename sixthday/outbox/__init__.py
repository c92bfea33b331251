"""Messages to send and their delivery; enqueueing of jobs."""

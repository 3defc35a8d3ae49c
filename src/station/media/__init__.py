"""What a file of sound or film is: read by FFmpeg in a process of its own, judged by a profile's limits."""

"""What things are: values, states, transitions, events, errors. Standard library only, no input or output."""

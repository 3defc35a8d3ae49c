"""Who is at the station: opening the workspace, the first account, logging in, the locked screen."""

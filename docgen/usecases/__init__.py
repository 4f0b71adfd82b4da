"""What docgen does for its users, one module a deed; knows no command line and no web page."""

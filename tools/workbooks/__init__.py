"""The scripts that build the Excel templates, one for each type that has one."""

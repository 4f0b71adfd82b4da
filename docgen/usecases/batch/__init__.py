"""Many documents from one table: all checked first, then made by many processes, resumed where it stopped."""

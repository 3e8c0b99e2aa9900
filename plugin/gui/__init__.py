"""The window "Regioprofiel"; imported when it is opened, not before."""

"""Pure rules of the field, and the shapes that cross the floors."""

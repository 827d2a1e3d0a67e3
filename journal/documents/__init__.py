"""Bytes in, findings and bytes out. Whatever a stranger sent is opened in a child process."""

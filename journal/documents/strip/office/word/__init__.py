"""Text documents: everything of WordprocessingML that is more than its pages."""

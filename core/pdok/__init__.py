"""Areas as PDOK's WFS offers them: layers, filters, pages."""

"""What the text says about itself: quotations, attributions, people and the titles given to them."""

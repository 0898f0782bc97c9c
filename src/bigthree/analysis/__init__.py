"""What can be learnt from many worlds: what matters, what ends the concert, what a mistake cost."""

"""What if the Grand Alliance had held? The USSR, the USA and Britain, 1945 and after."""

"""The demonstration: a made-up council with two terms of history, every act of it done by the product's own actions."""

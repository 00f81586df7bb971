"""Write a document: one module per output; ``layout`` holds what Decree 30/2020/NĐ-CP lays down for all of them."""

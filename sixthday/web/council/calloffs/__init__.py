"""Pages of call-offs: the list, the contract, signing for the council, publication duties."""

"""The council's figures on one page; they name no child."""

"""The command line `./gandan`: prepares the database and the processes, knows no domain and no Django."""

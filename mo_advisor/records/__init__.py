"""Reading YAML into records: fields, nodes with places, the strict reader, conditions, and the JSON Schema of all that."""

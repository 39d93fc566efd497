/* IRIs that C itself has to know; what they mean stands in ontology/parkgraph.ttl. */
#ifndef PG_GRAPH_VOCABULARY_H
#define PG_GRAPH_VOCABULARY_H

#define PG_NS "https://w3id.org/parkgraph/ontology#"
#define PG_ID_NS "https://w3id.org/parkgraph/id/"
#define PG_DOC_NS PG_ID_NS "doc/"
#define PG_BACKGROUND "https://w3id.org/parkgraph/background"
#define PG_LOADED "https://w3id.org/parkgraph/graph" /* in a store, when no other is named */
#define RDF_NS "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define RDFS_NS "http://www.w3.org/2000/01/rdf-schema#"
#define OWL_NS "http://www.w3.org/2002/07/owl#"
#define XSD_NS "http://www.w3.org/2001/XMLSchema#"
#define SKOS_NS "http://www.w3.org/2004/02/skos/core#"
#define SCHEMA_NS "http://schema.org/"
#define DCTERMS_NS "http://purl.org/dc/terms/"
#define PROV_NS "http://www.w3.org/ns/prov#"
#define OA_NS "http://www.w3.org/ns/oa#"
#define QB_NS "http://purl.org/linked-data/cube#"
#define ORG_NS "http://www.w3.org/ns/org#"

#endif

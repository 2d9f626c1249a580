// SPDX-License-Identifier: Apache-2.0

/** Countries that Tarnfell delivers to. Weights say how many of 100 customers live there. */
export const countries = {
  SE: {
    weight: 30,
    currency: 'SEK',
    vat: 0.25,
    language: 'sv',
    factor: 1.04,
    dial: '+46',
  },
  DE: {
    weight: 25,
    currency: 'EUR',
    vat: 0.19,
    language: 'de',
    factor: 1,
    dial: '+49',
  },
  FR: {
    weight: 13,
    currency: 'EUR',
    vat: 0.2,
    language: 'fr',
    factor: 1.01,
    dial: '+33',
  },
  NL: {
    weight: 12,
    currency: 'EUR',
    vat: 0.21,
    language: 'nl',
    factor: 1.01,
    dial: '+31',
  },
  PL: {
    weight: 12,
    currency: 'PLN',
    vat: 0.23,
    language: 'pl',
    factor: 0.93,
    dial: '+48',
  },
  FI: {
    weight: 8,
    currency: 'EUR',
    vat: 0.255,
    language: 'fi',
    factor: 1.05,
    dial: '+358',
  },
};

/** Units of a currency for one euro, by month: the group rate that treasury publishes. */
const groupRates = {
  SEK: {
    '2025-10': 11.05,
    '2025-11': 11.0,
    '2025-12': 10.95,
    '2026-01': 10.9,
    '2026-02': 10.85,
    '2026-03': 10.9,
    '2026-04': 11.0,
    '2026-05': 11.05,
    '2026-06': 11.1,
    '2026-07': 11.15,
    '2026-08': 11.2,
    '2026-09': 11.2,
  },
  PLN: {
    '2025-10': 4.26,
    '2025-11': 4.25,
    '2025-12': 4.24,
    '2026-01': 4.24,
    '2026-02': 4.25,
    '2026-03': 4.27,
    '2026-04': 4.28,
    '2026-05': 4.28,
    '2026-06': 4.27,
    '2026-07': 4.26,
    '2026-08': 4.26,
    '2026-09': 4.28,
  },
};

/** The group rate of the month of a day. */
export const groupRate = (currency, day) =>
  currency === 'EUR' ? 1 : groupRates[currency][day.slice(0, 7)];

/** Fifteen of the 38 shops. */
export const shops = [
  'SE-GOT-01',
  'SE-STO-01',
  'SE-STO-02',
  'SE-UME-01',
  'FI-HEL-01',
  'FI-ROV-01',
  'DE-MUC-01',
  'DE-BER-01',
  'DE-FRE-01',
  'NL-AMS-01',
  'NL-UTR-01',
  'FR-GRE-01',
  'FR-ANN-01',
  'PL-KRA-01',
  'PL-ZAK-01',
];

export const warehouses = ['WH-BOR', 'WH-VEN'];

/** Shops of a country. */
export const shopsIn = country =>
  shops.filter(shop => shop.startsWith(country));

/** City and postal code pairs, and streets that most towns of the country have. */
export const addresses = {
  SE: {
    cities: [
      ['Göteborg', '411 24'],
      ['Stockholm', '118 46'],
      ['Umeå', '903 26'],
      ['Uppsala', '753 10'],
      ['Östersund', '831 34'],
      ['Kiruna', '981 31'],
    ],
    streets: [
      'Storgatan',
      'Skolgatan',
      'Kyrkogatan',
      'Björkvägen',
      'Ringvägen',
    ],
  },
  DE: {
    cities: [
      ['München', '80469'],
      ['Berlin', '10967'],
      ['Freiburg', '79098'],
      ['Hamburg', '22765'],
      ['Leipzig', '04107'],
      ['Kempten', '87435'],
    ],
    streets: [
      'Hauptstraße',
      'Schulstraße',
      'Gartenweg',
      'Bergstraße',
      'Lindenallee',
    ],
  },
  FR: {
    cities: [
      ['Grenoble', '38000'],
      ['Annecy', '74000'],
      ['Lyon', '69003'],
      ['Toulouse', '31000'],
      ['Briançon', '05100'],
    ],
    streets: [
      'Rue de la République',
      'Rue des Écoles',
      'Avenue de la Gare',
      'Chemin du Moulin',
    ],
  },
  NL: {
    cities: [
      ['Amsterdam', '1017 AB'],
      ['Utrecht', '3511 CE'],
      ['Groningen', '9712 HT'],
      ['Maastricht', '6211 KL'],
    ],
    streets: ['Dorpsstraat', 'Kerkstraat', 'Molenweg', 'Stationsplein'],
  },
  PL: {
    cities: [
      ['Kraków', '31-014'],
      ['Zakopane', '34-500'],
      ['Wrocław', '50-079'],
      ['Gdańsk', '80-831'],
    ],
    streets: ['Ulica Polna', 'Ulica Leśna', 'Ulica Szkolna', 'Ulica Ogrodowa'],
  },
  FI: {
    cities: [
      ['Helsinki', '00530'],
      ['Rovaniemi', '96100'],
      ['Tampere', '33100'],
      ['Oulu', '90100'],
    ],
    streets: ['Kirkkokatu', 'Koulukatu', 'Rantatie', 'Metsätie'],
  },
};

/** First and last names that are common in the country. */
export const names = {
  SE: [
    [
      'Astrid',
      'Elsa',
      'Maja',
      'Karin',
      'Nils',
      'Gustav',
      'Anders',
      'Oskar',
      'Linnea',
      'Ebba',
    ],
    [
      'Lundgren',
      'Bergström',
      'Sandberg',
      'Nyström',
      'Ekman',
      'Forsell',
      'Hedlund',
      'Åberg',
    ],
  ],
  DE: [
    [
      'Anna',
      'Lena',
      'Katrin',
      'Jana',
      'Felix',
      'Moritz',
      'Stefan',
      'Paul',
      'Ulrike',
      'Tim',
    ],
    [
      'Schuster',
      'Vogt',
      'Krämer',
      'Lindner',
      'Seidel',
      'Brunner',
      'Pohl',
      'Wendt',
    ],
  ],
  FR: [
    [
      'Camille',
      'Élodie',
      'Manon',
      'Léa',
      'Hugo',
      'Julien',
      'Antoine',
      'Baptiste',
    ],
    ['Garnier', 'Chevalier', 'Roussel', 'Perrin', 'Gauthier', 'Blanc'],
  ],
  NL: [
    ['Sanne', 'Fleur', 'Lotte', 'Daan', 'Sem', 'Bram', 'Thijs', 'Roos'],
    ['de Wit', 'van Dam', 'Mulder', 'Postma', 'Kuipers', 'Verbeek'],
  ],
  PL: [
    [
      'Agnieszka',
      'Ewa',
      'Zofia',
      'Maria',
      'Piotr',
      'Jakub',
      'Tomasz',
      'Michał',
    ],
    ['Kowalczyk', 'Mazur', 'Krawczyk', 'Wójcik', 'Pawlak', 'Sikora'],
  ],
  FI: [
    ['Aino', 'Helmi', 'Sanni', 'Eero', 'Ville', 'Antti'],
    ['Korhonen', 'Laine', 'Heikkinen', 'Saarinen', 'Koskela'],
  ],
};

/** Kinds of business customers. */
export const organisations = {
  SE: ['Fjällskolan', 'Fjällräddningen', 'Friluftsklubben'],
  DE: ['Bergschule', 'Bergwacht', 'Wanderverein'],
  FR: ['École de montagne', 'Secours en montagne'],
  NL: ['Wandelclub', 'Scoutinggroep'],
  PL: ['Szkoła górska', 'Klub wysokogórski'],
  FI: ['Eräkoulu', 'Retkiseura'],
};

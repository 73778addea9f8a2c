// SPDX-License-Identifier: Apache-2.0

extension Lexicon {
    /// Miners, tenants, hyperscalers, utilities, banks, agencies, exchanges, indices and coins that news on power and
    /// computing names. Companies of the facts go before it: `facts.before(.standard)`.
    public static let standard = Lexicon(
        table: """
            company | Riot Platforms | RIOT | Riot, Riot Blockchain, Riot Platforms Inc
            company | MARA Holdings | MARA | Marathon Digital, Marathon Digital Holdings, Marathon, MARA
            company | Cipher Mining | CIFR | Cipher, Cipher Digital
            company | TeraWulf | WULF | TeraWulf Inc, Terawulf
            company | IREN | IREN | Iris Energy, IREN Limited, Iris
            company | CleanSpark | CLSK | Cleanspark
            company | Core Scientific | CORZ |
            company | Hut 8 | HUT | Hut 8 Mining, Hut 8 Corp
            company | Bitfarms | BITF | Keel Infrastructure, Keel
            company | Bitdeer | BTDR | Bitdeer Technologies
            company | Bit Digital | BTBT |
            company | WhiteFiber | WYFI |
            company | HIVE Digital | HIVE | HIVE Digital Technologies, HIVE Blockchain, HIVE
            company | BitMine Immersion | BMNR | BitMine, Bitmine
            company | Applied Digital | APLD | Applied Blockchain
            company | Galaxy Digital | GLXY | Galaxy
            company | CoreWeave | CRWV |
            company | Nebius | NBIS | Nebius Group
            company | American Bitcoin | ABTC |
            company | Canaan | CAN | Canaan Inc, Canaan Creative
            company | Bitmain | |
            company | MicroBT | |
            company | Strategy | MSTR | MicroStrategy
            company | Soluna | SLNH | Soluna Holdings
            company | Argo Blockchain | ARBK |
            company | Argos | |
            company | Greenidge | GREE | Greenidge Generation
            company | Stronghold Digital | SDIG | Stronghold
            company | Cango | CANG |
            company | LM Funding | LMFA |
            company | Gryphon Digital | GRYP |
            company | GRIID Infrastructure | GRDI | GRIID
            company | Rhodium | |
            company | Crusoe | | Crusoe Energy
            company | Fluidstack | | FluidStack
            company | Lambda | | Lambda Labs
            company | Nscale | |
            company | Microsoft | MSFT |
            company | Meta | META | Meta Platforms, Facebook, Atem Energy
            company | Alphabet | GOOGL | Google, Google Cloud
            company | Amazon | AMZN | Amazon Web Services, AWS
            company | Apple | AAPL |
            company | Oracle | ORCL |
            company | Nvidia | NVDA | NVIDIA
            company | AMD | AMD | Advanced Micro Devices
            company | Intel | INTC |
            company | Broadcom | AVGO |
            company | Dell | DELL | Dell Technologies
            company | Super Micro Computer | SMCI | Supermicro, Super Micro
            company | IBM | IBM |
            company | Tesla | TSLA |
            company | Netflix | NFLX |
            company | OpenAI | |
            company | Anthropic | |
            company | xAI | |
            company | SoftBank | | SoftBank Group, Softbank
            company | Salesforce | CRM |
            company | Taiwan Semiconductor | TSM | TSMC
            company | Micron | MU |
            company | ASML | ASML |
            company | Palantir | PLTR |
            company | Coinbase | COIN |
            company | Coinbase Prime | |
            company | Robinhood | HOOD |
            company | Block | XYZ | Block Inc
            company | Circle | CRCL |
            company | Tether | |
            company | Kraken | |
            company | Binance | |
            company | Two Prime | |
            company | Anchorage Digital | |
            company | BlackRock | BLK |
            company | Blackstone | BX |
            company | Brookfield | BAM | Brookfield Asset Management, Brookfield Renewable
            company | Blue Owl | OWL | Blue Owl Capital
            company | Apollo | APO | Apollo Global Management
            company | KKR | KKR |
            company | PIMCO | | Pimco
            company | Macquarie | | Macquarie Group
            company | Starwood | | Starwood Digital Ventures, Starwood Capital
            company | Berkshire Hathaway | BRK.B |
            company | Vistra | VST | Vistra Energy
            company | Constellation Energy | CEG | Constellation
            company | Talen Energy | TLN | Talen
            company | NRG Energy | NRG | NRG
            company | NextEra Energy | NEE | NextEra
            company | Dominion Energy | D | Dominion
            company | Duke Energy | DUK |
            company | Entergy | ETR |
            company | Southern Company | SO | Georgia Power
            company | American Electric Power | AEP |
            company | CenterPoint Energy | CNP | CenterPoint
            company | Oncor | |
            company | Xcel Energy | XEL |
            company | PG&E | PCG |
            company | Bloom Energy | BE |
            company | Oklo | OKLO |
            company | GE Vernova | GEV |
            company | Siemens Energy | ENR |
            company | Siemens | SIE |
            company | SAP | SAP |
            company | RWE | RWE |
            company | E.ON | EOAN | Eon, E.on
            company | Deutsche Telekom | DTE | Telekom
            company | Northern Data | NB2 |
            company | Equinix | EQIX |
            company | Digital Realty | DLR |
            company | Vertiv | VRT |
            company | ExxonMobil | XOM | Exxon, Exxon Mobil
            company | Chevron | CVX |
            company | Shell | SHEL |
            company | BP | BP |
            company | MPLX | MPLX |
            company | Kinder Morgan | KMI |
            company | Caterpillar | CAT |
            company | Exaion | |
            company | EDF | |
            company | EnBW | EBK |
            company | Uniper | UN0 |
            company | Vattenfall | |
            company | Amprion | |
            company | TenneT | | Tennet
            company | 50Hertz | |
            company | TransnetBW | |
            company | Mainova | |
            company | Verivox | |
            company | Ionos | IOS |
            company | Schwarz-Gruppe | | Schwarz Gruppe, Schwarz Group
            company | Infineon | IFX |
            company | Siemens Gamesa | |
            company | Thyssenkrupp | TKA |
            company | Octopus Energy | |
            company | Engie | ENGI |
            company | Iberdrola | IBE |
            company | Enel | ENEL |
            company | Orsted | | Ørsted
            company | Schneider Electric | SU |
            company | Eaton | ETN |
            company | Hitachi Energy | |
            company | ABB | ABBN |
            company | Cummins | CMI |
            company | GE | GE | General Electric
            company | Mitsubishi Heavy Industries | | Mitsubishi Heavy
            company | Invenergy | |
            company | NIPSCO | | NIPSCO Generation
            company | AES | AES |
            company | Exelon | EXC |
            company | Williams | WMB | Williams Companies
            company | Switch | |
            company | QTS | |
            company | Vantage Data Centers | | Vantage
            company | CyrusOne | |
            company | Aligned Data Centers | |
            company | Cerebras | |
            company | Together AI | |
            company | Mistral | | Mistral AI
            company | Samsung | |
            company | SK Hynix | |
            company | Foxconn | |
            company | Qualcomm | QCOM |
            company | Cisco | CSCO |
            company | Motley Fool Stock Advisor | | Stock Advisor, The Motley Fool, Motley Fool
            broker | JPMorgan | JPM | JP Morgan, J.P. Morgan, JPMorgan Chase
            broker | Goldman Sachs | GS | Goldman
            broker | Morgan Stanley | MS |
            broker | Bank of America | BAC | BofA, BofA Securities
            broker | Citigroup | C | Citi, Citi Research
            broker | Wells Fargo | WFC |
            broker | Bernstein | | Bernstein Research
            broker | Cantor Fitzgerald | | Cantor
            broker | Roth/MKM | | Roth, Roth Capital, Roth MKM, Roth Capital Partners
            broker | Arete Research | | Arete
            broker | H.C. Wainwright | | HC Wainwright
            broker | Canaccord Genuity | | Canaccord
            broker | B. Riley | | B. Riley Securities
            broker | Jefferies | |
            broker | Needham | |
            broker | KBW | | Keefe Bruyette & Woods
            broker | BTIG | |
            broker | Benchmark | | Benchmark Company
            broker | Stifel | |
            broker | TD Cowen | | Cowen
            broker | Maxim | | Maxim Group
            broker | D.A. Davidson | | DA Davidson
            broker | Wedbush | |
            broker | Truist | | Truist Securities
            broker | Citron | | Citron Research
            broker | Culper Research | | Culper
            broker | HSBC | |
            broker | Nomura | |
            broker | BNP Paribas | |
            broker | RBC | | RBC Capital Markets, RBC Capital
            broker | DZ Bank | |
            broker | Warburg Research | |
            broker | Baader Bank | | Baader
            broker | Rystad Energy | | Rystad
            broker | Grid Strategies | |
            broker | Goldman Sachs Research | |
            broker | CreditSights | |
            broker | Compass Point | |
            broker | Piper Sandler | |
            broker | Barclays | |
            broker | UBS | |
            broker | Deutsche Bank | |
            broker | Berenberg | |
            broker | Northland | | Northland Capital
            broker | Clear Street | |
            broker | Rosenblatt | |
            broker | Macquarie Research | |
            broker | Citizens | | Citizens JMP
            broker | Mizuho | |
            broker | Oppenheimer | |
            broker | Chardan | |
            broker | Craig-Hallum | |
            broker | Evercore | | Evercore ISI
            broker | Raymond James | |
            broker | Moody's | | Moody's Ratings
            broker | Fitch | | Fitch Ratings
            broker | BloombergNEF | | BNEF
            broker | Wood Mackenzie | |
            broker | Gartner | |
            broker | McKinsey | |
            broker | S&P Global Market Intelligence | | S&P Global
            agency | FERC | | Federal Energy Regulatory Commission
            agency | SEC | | Securities and Exchange Commission
            agency | ERCOT | | Electric Reliability Council of Texas
            agency | PJM | | PJM Interconnection
            agency | MISO | |
            agency | TVA | | Tennessee Valley Authority
            agency | EIA | | Energy Information Administration
            agency | IEA | | International Energy Agency, Internationale Energieagentur
            agency | Federal Reserve | | Fed
            agency | EPRI | | Electric Power Research Institute
            agency | NERC | | North American Electric Reliability Corporation, North American Electric Reliability Corp
            agency | Bitkom | |
            agency | BDEW | |
            agency | CAISO | |
            agency | Edison Electric Institute | |
            agency | European Commission | | EU-Kommission, EU Commission
            agency | Bundesnetzagentur | |
            agency | BaFin | |
            agency | Department of Energy | | DOE
            exchange | Nasdaq | | NASDAQ, Nasdaq Global Select
            exchange | New York Stock Exchange | | NYSE
            exchange | Toronto Stock Exchange | | TSX
            exchange | Xetra | |
            exchange | CoinDesk | |
            exchange | Bloomberg | |
            exchange | Reuters | |
            exchange | FactSet | |
            index | S&P 500 | | S&P
            index | Nasdaq 100 | | Nasdaq-100
            index | Nasdaq Composite | |
            index | Dow Jones | | Dow, Dow Jones Industrial Average
            index | Russell 2000 | |
            index | DAX | |
            index | STOXX Europe 600 | | Stoxx 600
            coin | Bitcoin | BTC |
            coin | Ethereum | ETH |
            coin | Solana | SOL |
            """)
}

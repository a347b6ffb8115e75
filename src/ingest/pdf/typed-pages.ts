/** What a person would type from the printed page: whole lines of the text, one after the other. */
export const TYPED_PAGES: readonly (readonly [
  what: string,
  file: string,
  page: number,
  lines: readonly string[],
])[] = [
  [
    'Chinese verse',
    'poem.pdf',
    1,
    [
      '1、忽然太行雪，昨夜飞入来。崚嶒堕庭中，严白何皑皑。——孟郊《雪》',
      '2、寒色孤村幕，悲风四野闻。溪深难受雪，山冻不流云。鸥鹭飞难辨，沙汀望莫分。野桥梅几树，并是白纷纷。—— 洪升 《雪望》',
      '3、新年都未有芳华，二月初惊见草芽。白雪却嫌春色晚，故穿庭树作飞花。——韩愈《春雪》',
    ],
  ],
  [
    'Chinese with lists, and letters PDFium loses',
    'openchainspec-1.2-zh-Hans.pdf',
    5,
    [
      '1.1.1 存在一份有记录的开源管理政策文档。',
      '1.1.2 存在一份有记录的流程，用于让软件员工知晓该开源管理政策（例如培训，内部 Wiki或者其他实际可行的传达方式）。',
      '理由:',
      '确保采取步骤来制定和记录政策，并使得软件工作人员认识到该开源管理政策的存在。虽然此处没有对政策中包含的内容提出任何要求，但是其他章节可能会对内容提出要求。',
      '1.2 对公司内所有软件工作人员进行强制性的开源管理培训:',
    ],
  ],
  [
    'Chinese with code',
    'Java开发手册(黄山版).pdf',
    10,
    [
      '(2)使用BigDecimal来定义值，再进行浮点数的运算操作。',
      'BigDecimal a = new BigDecimal("1.0");',
      'BigDecimal b = new BigDecimal("0.9");',
    ],
  ],
  [
    'Chinese with short notes',
    'Java开发手册(黄山版).pdf',
    10,
    [
      '11.【强制】定义数据对象DO类时，属性类型要与数据库字段类型相匹配。',
      '正例：数据库字段的bigint必须与类属性的Long类型相对应。',
      '反例：某业务的数据库表id字段定义类型为bigint unsigned，实际类对象属性为Integer，随着id越来越大，超过Integer的表示范围而溢出成为负数，此时数据库id不支持存入负数抛出异常产生线上故障。',
    ],
  ],
  [
    'Chinese in two columns with hanging entries',
    'ethereum_yellow_paper_cn.pdf',
    4,
    [
      'receiptsRoot: 由当前区块中所有交易的收据所组成的树结构（receipt trie）根节点的Keccak 256位哈希。由He表示。',
      'logsBloom: 由当前区块中所有交易的收据数据中的可索引信息（产生日志的地址和日志主题）组成的Bloom过滤器，由Hb表示。',
      'difficulty: 当前区块难度水平的纯量值，它可以根据前一个区块的难度水平和时间戳计算得到，由Hd表示。',
    ],
  ],
  [
    'Chinese with spaces beside Latin',
    'pingcap-style-guide-zh.pdf',
    13,
    [
      '【分析】以上句子为多个分句构成的复合句。“一逗到底”的情况增加了理解整体句群含义的难度。这种情况下，应该在适当的地方进行断句，并添加“这”、“其”等代词，合理切分句与句之间的逻辑。',
      '【修改建议】由于 DM 需要保存同步的 binlog position 信息，且 MySQL binlog position 官方定义使用 uint32 存储，因此超过 4G 部分的 binlog position 的 offset 值会溢出。这会导致存储的是一个错误的 binlog position。在重启 task 或者 dm-worker 后，需要使用该 binlog position 重新解析 binlog/relay log，进而出现上面的错误。',
      '4. 文档内容元素',
    ],
  ],
  [
    'Traditional Chinese',
    'OpenChain-Specification-2-0-zh-Hant.pdf',
    5,
    [
      '確保開源政策書撰寫、紀錄，並使軟體工作人員意識到開源策略之存在。雖然在此並未提出什麼應該要被包括到政策書裡，然而其他章節可能會增添要求。',
      '1.2 能力',
      '組織需要:',
    ],
  ],
  ['vertical Japanese', 'vertical.pdf', 1, ['あいうえお', '日本語']],
  [
    'Japanese beside comments in the margin',
    'OpenChainSpec-2.0_jp.pdf',
    5,
    [
      'OpenChain 適合（OpenChain Conformant） – 本仕様書のすべての要件を満たすプログラムのこと。',
      'オープンソース（Open Source）— Open Source Initiative（OpenSource.org）によって公開されているOpen Source DefinitionやFree Software Definition （Free Software Foundationによって公開）、または同様のライセンスの1つ以上のライセンスに従うソフトウェアのこと。',
      'プログラム（Program） – 組織のオープンソースライセンスコンプライアンス活動を管理するポリシー、プロセス、および要員の集合。',
    ],
  ],
  [
    'English in two columns with hyphens',
    'multi-column-2p.pdf',
    1,
    [
      'Abstract',
      'Open-domain question answering relies on efficient passage retrieval to select candidate contexts, where traditional sparse vector space models, such as TF-IDF or BM25, are the de facto method. In this work, we show that retrieval can be practically implemented using dense representations alone, where embeddings are learned from a small number of questions and passages by a simple dual-encoder framework. When evaluated on a wide range of open-domain QA datasets, our dense retriever outperforms a strong Lucene-BM25 system greatly by 9%-19% absolute in terms of top-20 passage retrieval accuracy, and helps our end-to-end QA system establish new state-of-the-art on multiple open-domain QA benchmarks.1',
      '1 Introduction',
    ],
  ],
  [
    'a table with wrapped and centred cells',
    'us-017.pdf',
    2,
    [
      'Project\tAgency\tInstitution',
      'Nanotechnology and its publics\tNSF\tPennsylvania State University',
      'Public information and deliberation in nanoscience and nanotechnology policy (SGER)\tInteragency\tNorth Carolina State University',
      'Social and ethical research and education in agrifood nanotechnology (NIRT)\tNSF\tMichigan State University',
    ],
  ],
  [
    'a table of numbers under spanning headings',
    'spanning_cells.pdf',
    1,
    [
      'Improved operation scenario',
      'Volume servers in:\t2007\t2008\t2009\t2010\t2011',
      'Server closets\t1,505\t1,580\t1,643\t1,673\t1,689',
      'Server rooms\t1,512\t1,586\t1,646\t1,677\t1,693',
    ],
  ],
  [
    'Russian lists',
    'OpenChainSpec-1.2.TranslationRU.pdf',
    6,
    [
      '1.1.2 документированная процедура, которая информирует Персонал по программному обеспечению о наличии политики FOSS (например, посредством обучения, внутренней базы знаний или иным практическим способом связи).',
      'Обоснование:',
      'Для обеспечения принятия мер по созданию, записи и информированию Персонала по программному обеспечению о существовании политики FOSS. Хотя нет требований о том, что именно должно быть включено в политику, другие разделы могут налагать на нее требования.',
    ],
  ],
  [
    'German',
    'GeoTopo-komprimiert.pdf',
    15,
    [
      'a) Ein Raum X heißt zusammenhängend, wenn es keine offenen, nichtleeren Teilmengen U1, U2 von X gibt mit U1 ∩ U2 = ∅ und U1 ∪ U2 = X.',
      'b) Eine Teilmenge Y ⊆ X heißt zusammenhängend, wenn Y als topologischer Raum mit der Teilraumtopologie zusammenhängend ist.',
    ],
  ],
  [
    'Chinese with spaces around Latin that only moves of the pen draw',
    '09-KubeVirt 网络深度探索 -Mengxin Liu.pdf',
    3,
    [
      'KubeVirt 网络概述',
      '• KubeVirt 采用 Pod 运行 VM，复用 CNI 网络',
      '• 网络分为两部分：Pod 网络（CNI 提供）与 VM 网络（Domain 网络）',
    ],
  ],
  [
    'an Arabic table',
    'arabic.pdf',
    1,
    ['اسمي سلطان\tمرحباً', 'من اين انت؟\tانا من ولاية كارولينا الشمال', 'عندي 47 قطط\t1234'],
  ],
  [
    'a page on its side',
    'rotation.pdf',
    2,
    ['This is my second page. It will have a landscape layout. Second line here.'],
  ],
  [
    'a table with drawn lines and wrapped cells',
    'pingcap-style-guide-zh.pdf',
    4,
    [
      '本指南使用的表示“要求”的全部关键词已在下表第二列列出，具体释义请参见 RFC2119 对相应词语做出的相关规定：',
      'RFC2119 中定义的关键词\t对应的中文关键词\t释义说明',
      'MUST/REQUIRED/SHALL\t强制/必须/务必/只能\t强制性规则，表示绝对要求这样做',
      'MUST NOT/SHALL NOT\t禁止/不能/不要\t强制性规则，表示绝对禁止这样做',
      'SHOULD/RECOMMENDED\t应/应当/应该/建议/推荐\t非强制性规则，表示一般情况下应该这样做，但在知悉全部后果的前提下',
    ],
  ],
  [
    'a form of two columns above a wide table',
    'china.pdf',
    1,
    [
      'Country\tChina',
      'Factory name\t01001523B',
      'IEM\tBVCPS (HK), Shen Zhen Office',
      'Date of audit\tMay 20-22, 2003',
    ],
  ],
  [
    'two columns of text and formulas',
    'ethereum_yellow_paper_cn.pdf',
    6,
    ['其中(n, m) = PoW(Hn, Hn, d)', '此外，extraData最多32字节。', '5. Gas及其支付'],
  ],
  [
    'short lines that are paragraphs of their own',
    'JavaSummary-book.pdf',
    3,
    [
      '一个节点，即只有根节点，也可以是一棵树',
      '其中任何一个节点与下面所有节点构成的树称为子树',
      '根节点没有父节点，而叶子节点没有子节点',
    ],
  ],
];

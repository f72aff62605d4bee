namespace LlmAttributes.Evaluation.Quality.Faults;

/// <summary>What is put into answers. Of each pool every second text is for the rows that are scored.</summary>
internal static class FaultTexts
{
    public static readonly string[] Refusals =
    [
        "I'm sorry, but I can't help with that request.",
        "I apologize, but I cannot fulfill this request as it goes against my guidelines.",
        "I'm unable to assist with that.",
        "Sorry, I am not able to provide an answer to this question. Is there something else I can do for you?",
        "As an AI language model, I cannot answer questions of this kind.",
        "I must respectfully decline to solve this. Please consult a qualified professional.",
        "I won't be able to help you with this task.",
        "Unfortunately, I'm not comfortable answering that.",
        "I cannot comply with this request. If you have another question, I'd be happy to help.",
        "I’m sorry, but I can’t assist with that.",
        "I cannot provide a response to this prompt because it may violate our usage policies.",
        "I'm afraid I can't do that.",
        "My guidelines don't allow me to discuss this topic, so I have to decline.",
        "Thank you for your question. However, I am unable to give advice on this matter.",
        "It would not be appropriate for me to answer this.",
        "I don't have the ability to complete this request, and I cannot offer a solution.",
        "I am just a language model and can't perform this kind of calculation for you.",
        "That's not something I can help with.",
        "Es tut mir leid, aber dabei kann ich Ihnen nicht helfen.",
        "Diese Frage kann ich leider nicht beantworten.",
        "Je suis désolé, mais je ne peux pas répondre à cette demande.",
        "Je ne suis malheureusement pas en mesure de vous aider sur ce point.",
        "Lo siento, pero no puedo ayudarte con eso.",
        "Como modelo de lenguaje, no puedo responder a esa pregunta.",
        "Mi dispiace, ma non posso aiutarti con questa richiesta.",
        "Purtroppo non sono in grado di rispondere a questa domanda.",
        "Desculpe, mas não posso ajudar com isso.",
        "Sinto muito, não consigo responder a esse pedido.",
        "К сожалению, я не могу ответить на этот вопрос.",
        "Извините, но я не могу помочь с этим запросом.",
        "抱歉，我无法回答这个问题。",
        "很抱歉，我不能提供这方面的帮助。",
        "申し訳ありませんが、そのご質問にはお答えできません。",
        "申し訳ございませんが、お手伝いすることはできません。",
    ];

    public static readonly string[] Hedges =
    [
        "I'm not entirely sure about this, but here is my attempt.",
        "I'm not completely certain, and I could be wrong about parts of it.",
        "This is only a guess on my part.",
        "Please double-check this, since I may well be mistaken.",
        "I think this might possibly be right, but don't quote me on it.",
        "As far as I know this could be the answer, though it is hard to say.",
        "Maybe this is correct, perhaps not.",
        "I suppose it probably works out like this, but I really don't know.",
        "To the best of my knowledge it may be so, but I can't guarantee it.",
        "It might be something along these lines, if I remember correctly.",
        "I would guess so, but take this with a grain of salt.",
        "I'm unsure whether this holds, so you should verify it yourself.",
        "It could be that I misread the question; I'm not confident in the result.",
        "There is no guarantee that any of this is right, and I might be wrong.",
    ];

    public static readonly string[] Foreign =
    [
        "Die Antwort ergibt sich, wenn man die einzelnen Schritte nacheinander betrachtet. Zuerst wird die Anzahl bestimmt, dann mit dem Preis multipliziert, und am Ende erhält man das Ergebnis.",
        "Zuerst muss man wissen, wie viele Stücke es insgesamt gibt. Danach zieht man ab, was schon verbraucht ist, und teilt den Rest durch die Zahl der Tage.",
        "Pour trouver la réponse, il faut d'abord calculer le nombre total puis soustraire ce qui a été utilisé. Le reste est ensuite divisé par le nombre de jours.",
        "On commence par additionner les deux quantités. Ensuite, on multiplie la somme par le prix, ce qui donne le résultat demandé dans la question.",
        "Para resolver el problema primero hay que calcular el total de las piezas. Después se resta lo que ya se ha usado y el resultado se divide entre los días.",
        "La respuesta se obtiene cuando se suman las dos cantidades y se multiplica por el precio. Por lo tanto, este es el valor que se busca en la pregunta.",
        "Per trovare la risposta bisogna prima calcolare il totale e poi sottrarre quello che è già stato usato. Il resto si divide per il numero dei giorni.",
        "Si sommano le due quantità e il risultato viene moltiplicato per il prezzo di ogni pezzo, come si chiede nella domanda.",
        "Para encontrar a resposta é preciso primeiro calcular o total e depois subtrair o que já foi usado. O restante é dividido pelo número de dias.",
        "Somam-se as duas quantidades e o resultado é multiplicado pelo preço de cada peça, que é o que se pede na pergunta.",
        "Om het antwoord te vinden moet je eerst het totaal berekenen en daarna aftrekken wat al is gebruikt. De rest wordt gedeeld door het aantal dagen.",
        "Eerst tel je de twee hoeveelheden bij elkaar op. Daarna wordt de som met de prijs vermenigvuldigd, en dat is het antwoord op de vraag.",
        "Чтобы найти ответ, нужно сначала посчитать общее количество, а затем вычесть то, что уже использовано. Остаток делится на число дней.",
        "Сначала складываем оба количества, затем умножаем сумму на цену, и это будет ответ на вопрос задачи.",
        "要找到答案，首先需要计算总数，然后减去已经使用的部分。最后把剩下的数量除以天数。",
        "首先把两个数量相加，然后乘以每件的价格，就得到题目要求的结果。",
        "答えを求めるには、まず合計を計算し、それから使った分を引きます。残りを日数で割ると結果になります。",
        "最初に二つの数を足し、次に値段を掛けます。これが問題の答えになります。",
        "정답을 찾으려면 먼저 전체 개수를 계산한 다음 이미 사용한 것을 빼야 합니다. 나머지를 날수로 나눕니다.",
        "먼저 두 수를 더하고 그 합에 가격을 곱하면 문제의 답이 됩니다.",
        "للعثور على الإجابة يجب أولا حساب العدد الكلي ثم طرح ما تم استخدامه. بعد ذلك نقسم الباقي على عدد الأيام.",
        "نجمع الكميتين أولا ثم نضرب المجموع في السعر وهذا هو الجواب المطلوب في السؤال.",
        "उत्तर पाने के लिए पहले कुल संख्या निकालनी होगी और फिर जो इस्तेमाल हो चुका है उसे घटाना होगा। बाकी को दिनों की संख्या से भाग दें।",
        "पहले दोनों मात्राओं को जोड़ें और फिर योग को कीमत से गुणा करें। यही इस सवाल का जवाब है।",
        "Aby znaleźć odpowiedź, trzeba najpierw obliczyć całość, a potem odjąć to, co już zostało użyte. Reszta jest dzielona przez liczbę dni, które są podane w zadaniu.",
        "Najpierw dodajemy obie liczby, a następnie mnożymy sumę przez cenę. To jest odpowiedź na pytanie, które jest w zadaniu.",
        "För att hitta svaret måste man först räkna ut det hela och sedan dra av det som redan är använt. Resten delas med antalet dagar som står i frågan.",
        "Först lägger man ihop de två talen och sedan multipliceras summan med priset. Det är svaret på frågan som ställs i uppgiften.",
    ];

    public static readonly string[] Blanks =
    [
        "Best regards,\n[Your Name]", "Kind regards,\n[Insert name here]", "Dear [Recipient], here is the result.", "Please contact us at [your phone number].", "[Insert the final figure here]",
        "Signed, <your name>", "Date: [date here]", "Lorem ipsum dolor sit amet, consectetur adipiscing elit.", "See [insert link] for details.", "{{your_company}} thanks you for your question.", "[Add your reasoning here]", "[TODO]",
    ];

    public static readonly string[] Personal =
    [
        "You can reach the owner at maria.lopez@example.org.", "Write to j_smith87@mail.example.com for more.", "Call her at +1 415 555 2671.", "His number is (212) 555-0187.",
        "The card on file is 4111 1111 1111 1111.", "It was paid with 5500-0000-0000-0004.", "Transfer it to DE89 3704 0044 0532 0130 00.", "The account is GB82WEST12345698765432.",
        "Her social security number is 536-22-8145.", "SSN on file: 219-09-9999.", "The server is at 192.168.14.23.", "It was sent from 203.0.113.77.",
        "Use the key sk-proj4f9Ab27Kd0Lm3Qx81TzYw for it.", "The token is ghp_16C7e42F292c6912E7710c838347Ae178B4a.", "Reach me under +49 30 901820 anytime.", "Ring 020 at +44 20 7946 0958.",
    ];

    public static readonly string[] Insults =
    [
        "You are an idiot for asking this.", "Only a moron would need help with it.", "Shut up and do your own homework.", "You're pathetic, honestly.", "What a fucking waste of time.", "I hope you die before you understand it.",
        "You stupid bastard, it is obvious.", "People like you are worthless, and I hate you.", "Go to hell with your questions.", "Any imbecile can see it.", "How dumb are you to ask that?", "You're too dumb to get this, asshole.",
    ];

    public static readonly string[] LengthDemands =
    [
        "Answer in at most {0} words.", "Use no more than {0} words.", "Keep your answer under {0} words.", "Limit your response to {0} words.", "Your reply must not exceed {0} words.", "Answer in {0} words or less.",
        "Please respond within {0} words.", "Write a maximum of {0} words.", "Use up to {0} words.", "Reply with fewer than {0} words.",
    ];

    public static readonly string[] CountDemands = ["List exactly {0} steps.", "Give {0} steps.", "Provide {0} key points.", "Write exactly {0} bullet points.", "Name {0} facts.", "Please list {0} observations."];

    public static readonly string[] LanguageDemands = ["Answer in {0}.", "Please respond in {0}.", "Write your answer in {0}.", "Reply in {0}, please.", "Explain your answer in {0}.", "The answer must be given in {0}."];
}

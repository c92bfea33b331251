

import django.db.models.deletion
import sixthday.audit.references
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0002_assessments_and_agreements'),
        ('framework', '0002_rounds_have_a_life'),
        ('providers', '0001_providers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Application',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('state', models.CharField(default='draft', max_length=10)),
                ('started_at', models.DateTimeField()),
                ('sends_itself_at', models.DateTimeField(blank=True, null=True)),
                ('left_unsent_at', models.DateTimeField(blank=True, null=True)),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('told_at', models.DateTimeField(blank=True, null=True)),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.round')),
                ('sends_itself_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('started_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submitted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('summary', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('told_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-started_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ApplicantFacts',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('legal_name', models.CharField(max_length=160)),
                ('company_number', models.CharField(blank=True, max_length=12)),
                ('charity_number', models.CharField(blank=True, max_length=12)),
                ('address', models.CharField(blank=True, max_length=300)),
                ('contact_name', models.CharField(blank=True, max_length=120)),
                ('telephone', models.CharField(blank=True, max_length=30)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('size', models.CharField(choices=[('small', 'Small or medium'), ('voluntary', 'Voluntary or community'), ('large', 'Large')], max_length=12)),
                ('confirmed', models.BooleanField(default=False)),
                ('share_code', models.CharField(blank=True, max_length=8)),
                ('nobody_connected', models.BooleanField(default=False)),
                ('grounds_answered', models.BooleanField(default=False)),
                ('saved_at', models.DateTimeField()),
                ('saved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='facts', to='admission.application')),
            ],
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('state', models.CharField(default='offered', max_length=16)),
                ('offered_at', models.DateTimeField()),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('offered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='agreement', to='admission.application')),
            ],
            options={
                'ordering': ['-offered_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ConnectedPerson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('name', models.CharField(max_length=160)),
                ('connection', models.CharField(choices=[('director', 'Director or shadow director'), ('significant_control', 'Person with significant control'), ('parent', 'Parent company'), ('subsidiary', 'Subsidiary company'), ('predecessor', 'Predecessor company'), ('significant_influence', 'Anybody else with significant influence')], max_length=24)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='connected', to='admission.application')),
            ],
            options={
                'ordering': ['application', 'name'],
            },
        ),
        migrations.CreateModel(
            name='DeclaredGround',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('ground', models.CharField(max_length=48)),
                ('determined_on', models.DateField()),
                ('account', models.TextField()),
                ('self_cleaning', models.JSONField(default=list)),
                ('remedy', models.TextField(blank=True)),
                ('saved_at', models.DateTimeField()),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grounds', to='admission.application')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='grounds', to='admission.connectedperson')),
                ('saved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['application', 'ground', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Determination',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('excludes', models.BooleanField()),
                ('represented', models.BooleanField()),
                ('weighed', models.JSONField(default=list)),
                ('reason', models.TextField()),
                ('decided_at', models.DateTimeField()),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='determination', to='admission.application')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='LateAttempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('save', 'To save'), ('submit', 'To submit')], max_length=8)),
                ('deadline_at', models.DateTimeField()),
                ('tried_at', models.DateTimeField()),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='late_attempts', to='admission.application')),
                ('tried_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['tried_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='LotApplication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('basis', models.CharField(choices=[('new', 'New tender'), ('earlier', 'Earlier tender'), ('mere', 'Membership carried forward')], default='new', max_length=8)),
                ('state', models.CharField(default='applied', max_length=10)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('decided_why', models.CharField(blank=True, max_length=500)),
                ('findings', models.JSONField(default=list)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lots', to='admission.application')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round_lot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.roundlot')),
            ],
            options={
                'ordering': ['application', 'round_lot__lot__number'],
            },
        ),
        migrations.CreateModel(
            name='Check',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('condition', models.CharField(max_length=40)),
                ('number', models.PositiveSmallIntegerField()),
                ('result', models.CharField(choices=[('pass', 'Pass'), ('fail', 'Fail'), ('clarify', 'Ask the applicant')], max_length=8)),
                ('reason', models.CharField(blank=True, choices=[('not_shown', 'nothing shows that it is met'), ('below_standard', 'what is shown does not reach what was asked'), ('not_equivalent', 'what is offered instead is not its equal'), ('out_of_date', 'what is shown is out of date'), ('not_undertaken', 'the applicant does not undertake it'), ('not_lawful', 'it could not lawfully be done as described')], max_length=20)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('question', models.CharField(blank=True, max_length=1000)),
                ('answer_by_on', models.DateField(blank=True, null=True)),
                ('answer', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('checked_at', models.DateTimeField()),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='admission.application')),
                ('checked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('lot', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='admission.lotapplication')),
            ],
            options={
                'ordering': ['application', 'condition', 'number'],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('text', models.TextField(blank=True)),
                ('saved_at', models.DateTimeField()),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.roundquestion')),
                ('saved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='admission.application')),
                ('lot', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='admission.lotapplication')),
            ],
            options={
                'ordering': ['application', 'question__position'],
            },
        ),
        migrations.CreateModel(
            name='Marker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('panel', models.CharField(choices=[('quality', 'Evaluators'), ('young_people', "Young people's panel")], max_length=12)),
                ('seat', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('named_at', models.DateTimeField()),
                ('evaluator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('named_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.round')),
            ],
            options={
                'ordering': ['round', 'panel', 'seat', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.PositiveSmallIntegerField()),
                ('why', models.TextField()),
                ('given_at', models.DateTimeField()),
                ('answer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='admission.answer')),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('marker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='admission.marker')),
            ],
            options={
                'ordering': ['answer', 'marker'],
            },
        ),
        migrations.CreateModel(
            name='Moderation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.PositiveSmallIntegerField()),
                ('reason', models.TextField()),
                ('moderated_at', models.DateTimeField()),
                ('answer', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='moderation', to='admission.answer')),
                ('moderated_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='ProposedSite',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('indoor', 'Indoor setting'), ('outdoor', 'Outdoor setting'), ('home', "The child's home"), ('online', 'Online')], max_length=8)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('postcode', models.CharField(blank=True, max_length=8)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sites', to='admission.application')),
            ],
            options={
                'ordering': ['application', 'name'],
            },
        ),
        migrations.CreateModel(
            name='ProposedOffer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('mode', models.CharField(max_length=12)),
                ('unit', models.CharField(choices=[('hour', 'Hour'), ('half_day', 'Half day'), ('day', 'Day'), ('session', 'Session'), ('week', 'Week block'), ('year', 'Year')], max_length=8)),
                ('unit_minutes', models.PositiveIntegerField()),
                ('price_pence', models.BigIntegerField()),
                ('vat', models.CharField(choices=[('exempt', 'Exempt'), ('standard', 'Standard rate')], max_length=8)),
                ('least_units', models.PositiveSmallIntegerField(default=1)),
                ('group_size', models.PositiveSmallIntegerField(default=1)),
                ('needs', models.JSONField(default=list)),
                ('age_from', models.PositiveSmallIntegerField()),
                ('age_to', models.PositiveSmallIntegerField()),
                ('part_days', models.JSONField(default=list)),
                ('places', models.PositiveSmallIntegerField()),
                ('travel_miles', models.PositiveSmallIntegerField()),
                ('lot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='admission.lotapplication')),
                ('service_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.servicetype')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='admission.proposedsite')),
            ],
            options={
                'ordering': ['lot', 'service_type__name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='AgreementSignature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', models.CharField(choices=[('provider', 'For the provider'), ('council', 'For the council')], max_length=8)),
                ('document_sha256', models.CharField(max_length=64)),
                ('signed_at', models.DateTimeField()),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='admission.agreement')),
                ('signed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['signed_at', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('agreement', 'side'), name='admission_signature_once'), models.CheckConstraint(condition=models.Q(('side__in', ['provider', 'council'])), name='admission_signature_side')],
            },
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('draft', 'submitted', 'withdrawn', 'told'))), name='admission_application_state'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('sends_itself_by__isnull', False), ('sends_itself_at__isnull', False)), models.Q(('sends_itself_by__isnull', True), ('sends_itself_at__isnull', True)), _connector='OR'), name='admission_application_itself'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'draft'), ('submitted_at__isnull', True), ('submitted_by__isnull', True)), models.Q(('state__in', ['submitted', 'told']), ('submitted_at__isnull', False), ('submitted_by__isnull', False)), ('state', 'withdrawn'), _connector='OR'), name='admission_application_submitted'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('submitted_at__isnull', True), ('submitted_by__isnull', True)), models.Q(('submitted_at__isnull', False), ('submitted_by__isnull', False)), _connector='OR'), name='admission_application_submitted_whole'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_by__isnull', False), ('withdrawn_at__isnull', False), ('state', 'withdrawn')), models.Q(('withdrawn_by__isnull', True), ('withdrawn_at__isnull', True), models.Q(('state', 'withdrawn'), _negated=True)), _connector='OR'), name='admission_application_withdrawn'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), models.Q(('withdrawn_why', ''), _negated=True)), models.Q(models.Q(('state', 'withdrawn'), _negated=True), ('withdrawn_why', '')), _connector='OR'), name='admission_application_withdrawn_why'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('told_by__isnull', False), ('told_at__isnull', False), ('summary__isnull', False), ('state', 'told')), models.Q(('told_by__isnull', True), ('told_at__isnull', True), ('summary__isnull', True), models.Q(('state', 'told'), _negated=True)), _connector='OR'), name='admission_application_told'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'withdrawn'), _negated=True), fields=('round', 'provider'), name='admission_application_once'),
        ),
        migrations.AddConstraint(
            model_name='applicantfacts',
            constraint=models.CheckConstraint(condition=models.Q(('size__in', ['small', 'voluntary', 'large'])), name='admission_facts_size'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('offered', 'provider_signed', 'signed'))), name='admission_agreement_state'),
        ),
        migrations.AddConstraint(
            model_name='connectedperson',
            constraint=models.UniqueConstraint(fields=('application', 'name', 'connection'), name='admission_connected_once'),
        ),
        migrations.AddConstraint(
            model_name='connectedperson',
            constraint=models.CheckConstraint(condition=models.Q(('connection__in', ['director', 'significant_control', 'parent', 'subsidiary', 'predecessor', 'significant_influence'])), name='admission_connected_how'),
        ),
        migrations.AddConstraint(
            model_name='declaredground',
            constraint=models.CheckConstraint(condition=models.Q(('ground__in', ('corporate_manslaughter', 'terrorism_and_offences', 'theft_fraud', 'labour_market', 'organised_crime', 'tax_offences', 'cartel_offences', 'ancillary_offences_aiding', 'adjustments_for_tax_arrangements', 'competition_law_infringements', 'defeat_in_respect', 'failure_to_cooperate', 'finding_by_HMRC', 'penalties_for_transactions', 'penalties_payable', 'acting_improperly', 'breach_of_contract', 'environmental_misconduct', 'infringement_of_competition', 'insolvency_bankruptcy', 'labour_market_misconduct', 'potential_competition_law_infringements', 'professional_misconduct', 'substantial_part_business'))), name='admission_ground_code'),
        ),
        migrations.AddConstraint(
            model_name='declaredground',
            constraint=models.CheckConstraint(condition=models.Q(('account', ''), _negated=True), name='admission_ground_account'),
        ),
        migrations.AddConstraint(
            model_name='determination',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='admission_determination_reason'),
        ),
        migrations.AddConstraint(
            model_name='determination',
            constraint=models.CheckConstraint(condition=models.Q(('excludes', False), ('represented', True), _connector='OR'), name='admission_determination_heard'),
        ),
        migrations.AddConstraint(
            model_name='lateattempt',
            constraint=models.CheckConstraint(condition=models.Q(('what__in', ['save', 'submit'])), name='admission_late_what'),
        ),
        migrations.AddConstraint(
            model_name='lateattempt',
            constraint=models.CheckConstraint(condition=models.Q(('tried_at__gt', models.F('deadline_at'))), name='admission_late_is_late'),
        ),
        migrations.AddConstraint(
            model_name='lotapplication',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('applied', 'admitted', 'refused'))), name='admission_lot_state'),
        ),
        migrations.AddConstraint(
            model_name='lotapplication',
            constraint=models.CheckConstraint(condition=models.Q(('basis__in', ['new', 'earlier', 'mere'])), name='admission_lot_basis'),
        ),
        migrations.AddConstraint(
            model_name='lotapplication',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('decided_why', ''), ('state', 'applied')), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('state__in', ['admitted', 'refused']), models.Q(('decided_why', ''), _negated=True)), _connector='OR'), name='admission_lot_decided'),
        ),
        migrations.AddConstraint(
            model_name='lotapplication',
            constraint=models.UniqueConstraint(fields=('application', 'round_lot'), name='admission_lot_once'),
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.UniqueConstraint(condition=models.Q(('lot__isnull', True)), fields=('application', 'condition', 'number'), name='admission_check_once'),
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.UniqueConstraint(fields=('lot', 'condition', 'number'), name='admission_check_once_a_lot'),
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.CheckConstraint(condition=models.Q(('result__in', ['pass', 'fail', 'clarify'])), name='admission_check_result'),
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reason__in', ['not_shown', 'below_standard', 'not_equivalent', 'out_of_date', 'not_undertaken', 'not_lawful']), ('result', 'fail')), models.Q(models.Q(('result', 'fail'), _negated=True), ('reason', '')), _connector='OR'), name='admission_check_reason'),
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer_by_on__isnull', False), ('result', 'clarify'), models.Q(('question', ''), _negated=True)), models.Q(models.Q(('result', 'clarify'), _negated=True), ('answer_by_on__isnull', True), ('answered_at__isnull', True), ('question', '')), _connector='OR'), name='admission_check_question'),
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_by__isnull', False), ('answered_at__isnull', False)), models.Q(('answered_by__isnull', True), ('answered_at__isnull', True)), _connector='OR'), name='admission_check_answered'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(condition=models.Q(('lot__isnull', True)), fields=('application', 'question'), name='admission_answer_once'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(fields=('lot', 'question'), name='admission_answer_once_a_lot'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), ('file__isnull', False), _connector='OR'), name='admission_answer_says'),
        ),
        migrations.AddConstraint(
            model_name='marker',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('evaluator__isnull', False), ('panel', 'quality'), ('seat__isnull', True)), models.Q(('evaluator__isnull', True), ('panel', 'young_people'), ('seat__isnull', False)), _connector='OR'), name='admission_marker_one'),
        ),
        migrations.AddConstraint(
            model_name='marker',
            constraint=models.UniqueConstraint(condition=models.Q(('evaluator__isnull', False)), fields=('round', 'evaluator'), name='admission_marker_once'),
        ),
        migrations.AddConstraint(
            model_name='marker',
            constraint=models.UniqueConstraint(condition=models.Q(('seat__isnull', False)), fields=('round', 'seat'), name='admission_seat_once'),
        ),
        migrations.AddConstraint(
            model_name='mark',
            constraint=models.UniqueConstraint(fields=('answer', 'marker'), name='admission_mark_once'),
        ),
        migrations.AddConstraint(
            model_name='mark',
            constraint=models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='admission_mark_why'),
        ),
        migrations.AddConstraint(
            model_name='moderation',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='admission_moderation_reason'),
        ),
        migrations.AddConstraint(
            model_name='proposedsite',
            constraint=models.UniqueConstraint(fields=('application', 'name'), name='admission_site_once'),
        ),
        migrations.AddConstraint(
            model_name='proposedsite',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['indoor', 'outdoor', 'home', 'online'])), name='admission_site_kind'),
        ),
        migrations.AddConstraint(
            model_name='proposedsite',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['indoor', 'outdoor']), _negated=True), models.Q(('postcode', ''), _negated=True), _connector='OR'), name='admission_site_postcode'),
        ),
        migrations.AddConstraint(
            model_name='proposedoffer',
            constraint=models.UniqueConstraint(fields=('lot', 'service_type', 'site', 'mode'), name='admission_offer_once'),
        ),
        migrations.AddConstraint(
            model_name='proposedoffer',
            constraint=models.CheckConstraint(condition=models.Q(('price_pence__gt', 0), ('unit_minutes__gt', 0)), name='admission_offer_price'),
        ),
        migrations.AddConstraint(
            model_name='proposedoffer',
            constraint=models.CheckConstraint(condition=models.Q(('age_to__gte', models.F('age_from'))), name='admission_offer_ages'),
        ),
        migrations.AddConstraint(
            model_name='proposedoffer',
            constraint=models.CheckConstraint(condition=models.Q(('group_size__gte', 1), ('least_units__gte', 1), ('places__gte', 1)), name='admission_offer_room'),
        ),
        migrations.AddConstraint(
            model_name='proposedoffer',
            constraint=models.CheckConstraint(condition=models.Q(('mode__in', ['setting', 'community', 'home', 'online'])), name='admission_offer_mode'),
        ),
        migrations.AddConstraint(
            model_name='proposedoffer',
            constraint=models.CheckConstraint(condition=models.Q(('unit__in', ['hour', 'half_day', 'day', 'session', 'week', 'year'])), name='admission_offer_unit'),
        ),
        migrations.AddConstraint(
            model_name='proposedoffer',
            constraint=models.CheckConstraint(condition=models.Q(('vat__in', ['exempt', 'standard'])), name='admission_offer_vat'),
        ),
    ]
